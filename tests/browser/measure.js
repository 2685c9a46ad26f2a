// Measures the SVG document it runs in. It only reports what is drawn; browser_test.py judges it.
// Every coordinate is in px of the picture at its own size: user units of the root times what its width, height and
// viewBox make of them. So the window's size and scroll change nothing.

const SHAPES = 'rect, line, path, polyline, polygon, circle, ellipse';
const UNDRAWN = 'defs, symbol, marker, pattern, clipPath, mask';
const OUTLINE_STEP = 2;

const rounded = number => Math.round(number * 1e4) / 1e4;

function corners(matrix, left, top, right, bottom) {
  return [[left, top], [right, top], [right, bottom], [left, bottom]]
    .map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
}

function boxAround(points) {
  const xs = points.map(point => point.x), ys = points.map(point => point.y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(rounded);
}

const scaleOf = matrix => Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));

function opacityOf(element) {
  let opacity = 1;
  for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
}

// A pattern or gradient counts as its first colour: its base, which the rest is drawn over.
function serverColour(paint) {
  const server = document.getElementById(paint.match(/#([^"')]+)/)?.[1]);
  for (const part of server?.querySelectorAll(`stop, ${SHAPES}`) ?? []) {
    const style = getComputedStyle(part);
    const paints = part.localName === 'stop' ? [style.stopColor] : [style.fill, style.stroke];
    const solid = paints.find(candidate => candidate.startsWith('rgb'));
    if (solid) return solid;
  }
  return 'none';
}

// Returns [red, green, blue, alpha], or null for a paint that leaves no mark.
function colour(paint, opacity) {
  const solid = paint.startsWith('url(') ? serverColour(paint) : paint;
  const [red, green, blue, alpha = 1] = (solid.match(/[\d.]+/g) ?? []).map(Number);
  return solid.startsWith('rgb') && 0 < alpha * opacity ? [red, green, blue, alpha * opacity] : null;
}

// Cuts an outline into straight pieces [x1, y1, x2, y2]. Chromium spaces the points on a curve only roughly
// evenly; a piece of more than twice the step is the jump between two subpaths and is not drawn.
function outline(element, matrix) {
  const length = element.getTotalLength();
  if (length === 0) return [];
  const count = element.localName === 'line' ? 1 : Math.max(1, Math.ceil(length / OUTLINE_STEP));
  const points = Array.from({length: count + 1}, (_, i) => element.getPointAtLength(length * i / count));
  const pieces = [];
  for (let i = 0; i < count; ++i) {
    const [from, to] = [points[i], points[i + 1]];
    if (2 * length / count < Math.hypot(to.x - from.x, to.y - from.y)) continue;
    const [start, end] = [from, to].map(point => new DOMPoint(point.x, point.y).matrixTransform(matrix));
    pieces.push([start.x, start.y, end.x, end.y].map(rounded));
  }
  return pieces;
}

function edges(matrix, box) {
  if (box.width * box.height === 0) return [];
  const points = corners(matrix, box.x, box.y, box.x + box.width, box.y + box.height);
  return points.map((point, i) => [point.x, point.y, points[(i + 1) % 4].x, points[(i + 1) % 4].y]);
}

// A butt-capped line grows only sideways; every other stroke is taken to grow all round.
function strokeReach(element, style, pieces, width) {
  const half = width / 2;
  if (element.localName !== 'line' || style.strokeLinecap !== 'butt' || !pieces.length) return [half, half];
  const [x1, y1, x2, y2] = pieces[0];
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  return [half * Math.abs(y2 - y1) / length, half * Math.abs(x2 - x1) / length];
}

function measureShape(element, toRoot) {
  const matrix = toRoot(element), style = getComputedStyle(element), opacity = opacityOf(element);
  const bounds = element.getBBox();
  const box = boxAround(corners(matrix, bounds.x, bounds.y, bounds.x + bounds.width, bounds.y + bounds.height));
  const fill = element.localName === 'line' ? null : colour(style.fill, opacity * style.fillOpacity);
  const strokeWidth = parseFloat(style.strokeWidth) * scaleOf(matrix);
  const stroke = 0 < strokeWidth ? colour(style.stroke, opacity * style.strokeOpacity) : null;
  const width = stroke ? strokeWidth : 0;
  const pieces = element.localName === 'rect' ? edges(matrix, bounds) : outline(element, matrix);
  const [across, down] = strokeReach(element, style, pieces, width);
  return {
    tag: element.localName,
    classed: element.hasAttribute('class'),
    classes: classesOf(element),
    box, fill, stroke, width, outline: pieces,
    painted: [box[0] - across, box[1] - down, box[2] + across, box[3] + down],
  };
}

// The classes of an element, or those of the nearest ancestor that has any.
function classesOf(element) {
  return (element.closest('[class]')?.getAttribute('class') ?? '').split(/\s+/).filter(Boolean);
}

// Splits a text into runs of one style, with white space collapsed as it is rendered.
function textRuns(text) {
  const runs = [];
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let afterSpace = true;
  while (nodes.nextNode()) {
    const parent = nodes.currentNode.parentElement, style = getComputedStyle(parent);
    if (!parent.checkVisibility()) continue;  // A tooltip's <title> is inside its text.
    let content = nodes.currentNode.data;
    if (!style.whiteSpace.startsWith('pre')) {
      content = content.replace(/[\t\n\r ]+/g, ' ');
      if (afterSpace) content = content.replace(/^ /, '');
      if (content) afterSpace = content.endsWith(' ');
    }
    if (content) runs.push({content, parent, style});
  }
  const last = runs.at(-1);
  if (last && !last.style.whiteSpace.startsWith('pre')) last.content = last.content.trimEnd();
  return runs.filter(run => run.content);
}

// Ascender and descender are tight, since a font's own box holds empty space that may overlap freely.
function measureText(text, toRoot) {
  const matrix = toRoot(text), points = [], runs = [];
  let next = 0;
  for (const {content, parent, style} of textRuns(text)) {
    const size = parseFloat(style.fontSize);
    const last = Math.min(next + content.length, text.getNumberOfChars()) - 1;
    if (last < next) continue;
    const start = text.getStartPositionOfChar(next), end = text.getEndPositionOfChar(last);
    points.push(...corners(matrix, start.x, start.y - 0.75 * size, end.x, end.y + 0.22 * size));
    runs.push({
      content, size, weight: Number(style.fontWeight), shown: rounded(size * scaleOf(matrix)),
      fill: colour(style.fill, opacityOf(parent) * style.fillOpacity),
    });
    next = last + 1;
  }
  const family = getComputedStyle(text).fontFamily;
  return {
    box: runs.length ? boxAround(points) : null, runs, family, width: text.getComputedTextLength(),
    classes: classesOf(text),
  };
}

// Lists which of the shapes drawn so far lie under a point, by index and in paint order.
function shapesUnder(x, y, elements, shapes, toRoot) {
  return shapes.flatMap(({box, fill}, i) => {
    if (!fill || x < box[0] || box[2] < x || y < box[1] || box[3] < y) return [];
    const inside = new DOMPoint(x, y).matrixTransform(toRoot(elements[i]).inverse());
    return elements[i].isPointInFill(inside) ? [i] : [];
  });
}

function copyWithout(element, names, tag = element.localName) {
  const copy = document.createElementNS(element.namespaceURI, tag);
  for (const {name, value} of element.attributes) if (!names.includes(name)) copy.setAttribute(name, value);
  return copy;
}

// What a <use> draws, whose shapes are in no document.
function drawnUse(use) {
  const drawn = copyWithout(use, ['id', 'href', 'xlink:href', 'x', 'y'], 'g');
  const at = `translate(${use.x.baseVal.value} ${use.y.baseVal.value})`;
  drawn.setAttribute('transform', `${use.getAttribute('transform') ?? ''}${at}`);
  const shown = document.getElementById(use.href.baseVal.slice(1))?.cloneNode(true);
  shown?.removeAttribute('id');
  drawn.append(...(shown ? [shown] : []));
  return drawn;
}

// The subpaths of a path, each as a path: they are shapes of their own, such as the arrows of a row.
function drawnPath(path) {
  const drawn = document.createElementNS(path.namespaceURI, 'g');
  const before = copyWithout(path, ['id']);
  let data = '';
  for (const subpath of path.getAttribute('d').match(/[Mm][^Mm]*/g)) {
    before.setAttribute('d', data);
    const end = data ? before.getPointAtLength(before.getTotalLength()) : {x: 0, y: 0};
    const piece = drawn.appendChild(copyWithout(path, ['id']));
    piece.setAttribute('d', `M${end.x} ${end.y}${subpath}`);
    data += subpath;
  }
  return drawn;
}

// Puts every shape into the document on its own for as long as something is measured.
function withShapesApart(root, measured) {
  const undo = [];
  const replaceAll = (selector, replacement) => {
    for (const element of root.querySelectorAll(selector)) {
      const drawn = replacement(element);
      element.replaceWith(drawn);
      undo.unshift(() => drawn.replaceWith(element));
    }
  };
  try {
    replaceAll('use', drawnUse);
    replaceAll('path[d]:not([d=""])', drawnPath);
    return measured();
  } finally {
    for (const step of undo) step();
  }
}

// What a user unit of the root is in px. In a window of its own a root without a size fills the window instead.
function pixelsPerUnit(root) {
  const sides = [root.width, root.height];
  const stated = sides.some(side => side.baseVal.unitType !== SVGLength.SVG_LENGTHTYPE_PERCENTAGE);
  return stated ? scaleOf(root.getScreenCTM()) : 1;
}

function measureDrawing(root, pixels) {
  const inverse = new DOMMatrix([pixels, 0, 0, pixels, 0, 0]).multiply(root.getScreenCTM().inverse());
  const toRoot = element => inverse.multiply(element.getScreenCTM());
  const texts = [], shapes = [], elements = [];
  for (const element of root.querySelectorAll(`text, ${SHAPES}`)) {
    const drawn = !element.closest(UNDRAWN) && element.checkVisibility({visibilityProperty: true});
    if (element.localName === 'text') {
      // A text that is not drawn keeps its place, so that predictions can be matched in order.
      const text = drawn ? measureText(element, toRoot) : {box: null, runs: [], family: '', width: 0, classes: []};
      const [left, top, right, bottom] = text.box ?? [];
      const probes = text.box ? [left + 1, (left + right) / 2, right - 1] : [];
      text.under = probes.map(x => shapesUnder(x, (top + bottom) / 2, elements, shapes, toRoot));
      texts.push(text);
    } else if (drawn) {
      const shape = measureShape(element, toRoot);
      if (!shape.outline.length || (!shape.fill && !shape.stroke)) continue;
      // A bare stroke may be far from the middle of its box, as that of a bracket is.
      const [x1, y1, x2, y2] = shape.fill || shape.tag === 'rect'
        ? shape.box : shape.outline[Math.floor(shape.outline.length / 2)];
      shape.under = shapesUnder((x1 + x2) / 2, (y1 + y2) / 2, elements, shapes, toRoot);
      shapes.push(shape);
      elements.push(element);
    }
  }
  return {texts, shapes};
}

function measure() {
  const root = document.documentElement;
  const broken = document.querySelector('parsererror');
  if (broken || root.localName !== 'svg') return {error: broken?.textContent ?? `the root is ${root.localName}`};
  const view = root.viewBox.baseVal;
  const pixels = pixelsPerUnit(root);
  const label = name => {
    const element = root.querySelector(`:scope > ${name}`);
    return element && {id: element.id, content: element.textContent, first: element === root.firstElementChild};
  };
  return {
    ...withShapesApart(root, () => measureDrawing(root, pixels)),
    view: view && view.width
      ? [view.x, view.y, view.x + view.width, view.y + view.height].map(edge => rounded(edge * pixels))
      : [0, 0, root.width.baseVal.value, root.height.baseVal.value],
    elements: Array.from(document.querySelectorAll('*'), element => ({
      tag: element.localName,
      attributes: Object.fromEntries(Array.from(element.attributes, ({name, value}) => [name, value])),
    })),
    styles: Array.from(document.querySelectorAll('style'), style => style.textContent).join('\n'),
    doctype: document.doctype !== null,
    title: label('title'),
    desc: label('desc'),
  };
}
