#include "model/sharding.h"

#include "model/cache_sum.h"
#include "model/growth.h"

namespace attnfig {
namespace {

Formula<unit::Token> context_of(const Attention& attention) {
  return formula_of(attention.context.value());
}

Formula<unit::Device> setting(const char* name, UInt128 devices) {
  return {Expression::input(name, devices, {Origin::Kind::setting})};
}

ShardedCache on_all(const Attention& attention, Formula<unit::Bit> device,
                    const Formula<unit::Device>& devices) {
  const Formula<unit::Bit> one = named("bits of a device", "bits", std::move(device));
  return {batch_bits(attention, context_of(attention), Share::whole), one, times(devices.is, one)};
}

}  // namespace

std::optional<std::vector<Portion>> portions(UInt128 heads, UInt128 devices) {
  std::vector<Portion> all;
  if (heads != 0 && devices % heads == 0) {
    const UInt128 copies = devices / heads;
    for (UInt128 device = 0; device < devices; ++device)
      all.push_back({device / copies, 1, device % copies != 0});
    return all;
  }
  if (devices == 0 || heads % devices != 0) return {};
  const UInt128 own = heads / devices;
  for (UInt128 device = 0; device < devices; ++device) all.push_back({device * own, own});
  return all;
}

ShardedCache tensor_parallel_cache(const Attention& attention) {
  return on_all(attention, batch_bits(attention, context_of(attention), Share::rank),
                formula_of(attention.deployment.tensor_parallel));
}

ShardedCache context_parallel_cache(const Attention& attention,
                                    const Sourced<unit::Device>& ranks) {
  const Formula<unit::Device> spread = formula_of(ranks);
  const Sum sum{attention, Share::rank,
                [&](const Tensor& tensor) -> std::optional<Formula<unit::Entry>> {
                  const Formula<unit::Entry> all = entries(tensor, context_of(attention));
                  if (tensor.growth.along == Growth::Along::constant) return all;
                  return quotient<unit::Entry>(all, spread, Rounding::up);
                }};
  return on_all(attention, formula_of(attention.batch) * all_layers(sum),
                formula_of(attention.deployment.tensor_parallel));
}

std::optional<UInt128> copies_left(UInt128 copies, UInt128 tensor_parallel, UInt128 ranks) {
  if (copies == 0 || ranks == 0) return {};
  if (tensor_parallel % copies != 0 || tensor_parallel / copies % ranks != 0) return {};
  return tensor_parallel / copies / ranks;
}

ShardedCache data_parallel_cache(const Attention& attention, UInt128 devices) {
  const Formula<unit::Device> spread = setting("data_parallel", devices);
  const Formula<unit::Sequence> own =
      quotient<unit::Sequence>(formula_of(attention.batch), spread, Rounding::up);
  return on_all(attention, own * sequence_bits(attention, context_of(attention), Share::whole),
                spread);
}

}  // namespace attnfig
