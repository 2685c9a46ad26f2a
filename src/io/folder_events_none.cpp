// Platforms whose events are not used: folders are polled.
#include "io/folder_events.h"

namespace attnfig {

FolderEvents::FolderEvents() = default;
FolderEvents::~FolderEvents() = default;

FolderEvents::Watched FolderEvents::watch(const std::vector<std::string>&) {
  return Watched::not_all;
}

void FolderEvents::drain() {}

}  // namespace attnfig
