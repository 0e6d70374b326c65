// Opens the desk, once the map's library is there; says what to do where it is not.

if (globalThis.L) {
  await import('./app.js');
} else {
  const words = document.createElement('p');
  words.className = 'error empty';
  words.textContent = 'The library that draws the map is missing. Run ./setup once more, with a network, and load this page again.';
  document.getElementById('main').append(words);
}
