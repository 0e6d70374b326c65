// A canvas over the map that is drawn anew when the map comes to rest, and goes along while it moves.

const L = globalThis.L;
const PAD = 0.25;

export const CanvasLayer = L.Layer.extend({
  options: { pane: 'overlayPane', zIndex: 1 },

  initialize(options) { L.setOptions(this, options); },

  onAdd(map) {
    this.canvas = L.DomUtil.create('canvas', 'leaflet-zoom-animated');
    this.canvas.style.zIndex = this.options.zIndex;
    this.canvas.style.pointerEvents = 'none';
    this.getPane().append(this.canvas);
    map.on({ moveend: this.redraw, resize: this.redraw, zoomanim: this.follow }, this);
    this.redraw();
  },

  onRemove(map) {
    map.off({ moveend: this.redraw, resize: this.redraw, zoomanim: this.follow }, this);
    this.canvas.remove();
  },

  /** Draws what can be seen and a quarter more on each side. */
  redraw() {
    const map = this._map;
    if (!map) return;
    const size = map.getSize();
    const pad = size.multiplyBy(PAD).round();
    const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    const corner = map.containerPointToLayerPoint(pad.multiplyBy(-1));
    const width = size.x + 2 * pad.x;
    const height = size.y + 2 * pad.y;
    if (this.canvas.width !== width * ratio || this.canvas.height !== height * ratio) {
      this.canvas.width = width * ratio;
      this.canvas.height = height * ratio;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    this.zoom = map.getZoom();
    this.corner = corner;
    this.topLeft = map.layerPointToLatLng(corner);
    L.DomUtil.setTransform(this.canvas, corner, 1);
    const context = this.canvas.getContext('2d');
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const origin = map.getPixelOrigin().add(corner);
    const begun = performance.now();
    this.draw(context, { x: origin.x, y: origin.y, width, height, scale: 256 * 2 ** this.zoom, zoom: this.zoom, pad });
    this.took = performance.now() - begun;
  },

  follow(event) {
    const scale = this._map.getZoomScale(event.zoom, this.zoom);
    const at = this._map._latLngToNewLayerPoint(this.topLeft, event.zoom, event.center);
    L.DomUtil.setTransform(this.canvas, at, scale);
  },
});

/** Longitude and latitude to the square of the world, 0 to 1 (Mercator). */
export function worldX(lon) { return lon / 360 + 0.5; }
export function worldY(lat) {
  const sine = Math.sin(Math.max(-85.05, Math.min(85.05, lat)) * Math.PI / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** How many pixels a kilometre is at this latitude. */
export function pixelsPerKilometre(lat, scale) { return scale / (40075.017 * Math.cos(lat * Math.PI / 180)); }

/** The page's colours, as the theme has them now. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  return new Proxy({}, { get: (_, name) => style.getPropertyValue(`--${String(name)}`).trim() });
}
