const SCHEME = 'data-mantine-color-scheme';

/** Has the browser print in light colours, whatever the screen shows. */
export function printInLight(): void {
  let shown: string | null = null;
  const root = document.documentElement;
  window.addEventListener('beforeprint', () => {
    shown = root.getAttribute(SCHEME);
    root.setAttribute(SCHEME, 'light');
  });
  window.addEventListener('afterprint', () => {
    if (shown) root.setAttribute(SCHEME, shown);
  });
}
