import { type CSSVariablesResolver, createTheme, Drawer, type MantineColorsTuple, Modal } from '@mantine/core';

const brand: MantineColorsTuple = [
  '#e6f6f5',
  '#cfe9e7',
  '#a0d3cf',
  '#6dbcb7',
  '#44a9a3',
  '#2a9d96',
  '#127f77',
  '#0b706a',
  '#0b5d5b',
  '#044846',
];

const dialogTitle = { fontSize: '1.125rem', fontWeight: 650 };

/** The console's look: one calm accent, the system's own typeface, readable contrast in both schemes. */
export const theme = createTheme({
  colors: { brand },
  primaryColor: 'brand',
  primaryShade: { light: 8, dark: 6 },
  autoContrast: true,
  defaultRadius: 'md',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.125rem' }, h3: { fontSize: '1rem' } },
  },
  components: {
    Modal: Modal.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      styles: { title: dialogTitle },
    }),
    Drawer: Drawer.extend({ styles: { title: dialogTitle } }),
  },
});

/** What is said by the way is still read: Mantine's own greys have too little contrast (WCAG 2.2, 1.4.3). */
export const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5b636b',
    '--mantine-color-placeholder': '#6b737b',
    // What is written on a light shade of the same colour.
    '--mantine-color-teal-light-color': '#066649',
    '--mantine-color-green-light-color': '#1f6b2f',
    '--mantine-color-yellow-light-color': '#8a4a00',
    '--mantine-color-orange-light-color': '#a8370b',
  },
  dark: { '--mantine-color-dimmed': '#a6a9ad', '--mantine-color-placeholder': '#9a9da1' },
});
