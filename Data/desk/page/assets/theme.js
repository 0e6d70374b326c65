// Light or dark before anything is drawn: as this machine says, unless somebody chose.
(() => {
  let chosen = null;
  try { chosen = localStorage.getItem('desk.theme'); } catch { /* A browser may refuse to keep things. */ }
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
})();
