// A map: our own base, or the tiles of a server of the user's own where one is configured.

import { Base } from './base.js';
import { meta } from '../meta.js';
import { current, go } from '../state.js';

const L = globalThis.L;

/** Makes a map in an element. Where it stands is kept in the address. */
export function makeMap(element, { label }) {
  const map = L.map(element, {
    zoomControl: false, attributionControl: false, minZoom: 1, maxZoom: 17, worldCopyJump: true, zoomSnap: 0.5, zoomDelta: 1, wheelPxPerZoomLevel: 90, boxZoom: false, fadeAnimation: false,
  });
  element.setAttribute('role', 'application');
  element.setAttribute('aria-label', label);
  L.control.zoom({ position: 'topleft', zoomInTitle: 'Nearer', zoomOutTitle: 'Farther' }).addTo(map);
  L.control.scale({ position: 'bottomleft', imperial: false }).addTo(map);
  const [zoom, lat, lon] = (current().map ?? '').split('/').map(Number);
  const isPlaced = [zoom, lat, lon].every(Number.isFinite) && Boolean(current().map);
  map.setView(isPlaced ? [lat, lon] : [20, 20], isPlaced ? zoom : 2);
  if (meta.tiles) L.tileLayer(meta.tiles, { maxZoom: 19 }).addTo(map);
  const base = new Base({ overTiles: Boolean(meta.tiles) });
  base.addTo(map);
  map.base = base;
  map.isPlaced = isPlaced;
  map.on('moveend', () => {
    const at = map.getCenter().wrap();
    const place = `${map.getZoom()}/${at.lat.toFixed(3)}/${at.lng.toFixed(3)}`;
    if (map.isPlaced && place !== current().map) go({ map: place }, { replace: true });
    map.isPlaced = true;
  });
  const redraw = () => map.eachLayer((layer) => layer.redraw?.());
  addEventListener('theme', redraw);
  const watcher = new ResizeObserver(() => {
    const isFitted = map.fitted && !current().map;
    // A change of size is nobody's move.
    if (isFitted) map.isPlaced = false;
    map.invalidateSize({ pan: false });
    if (isFitted) fit(map, map.fitted);
  });
  watcher.observe(element);
  map.on('unload', () => { removeEventListener('theme', redraw); watcher.disconnect(); });
  return map;
}

/** Brings these points into sight, where the address does not say otherwise. */
export function fit(map, points) {
  if (map.isPlaced && current().map || !points.length) return;
  const bounds = L.latLngBounds(points);
  // Kept, for where the map changes its size all of them come into sight again.
  map.fitted = points;
  map.isPlaced = false;
  map.fitBounds(bounds, { padding: [28, 28], maxZoom: 8, animate: false });
}
