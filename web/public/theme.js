// Runs before the first paint, so that a dark room stays dark. The same rule lives on in src/lib/theme.ts.
(() => {
  let choice = 'system';
  try {
    choice = localStorage.getItem('dayloom.theme') ?? 'system';
  } catch {
    // Storage may be closed to us; the system's theme will do.
  }
  const isDark =
    choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', isDark ? '#151119' : '#f6f3ec');
})();
