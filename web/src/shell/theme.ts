import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** A blue whose steps carry white text at a contrast of at least 4.5 from step 6 on. */
const steel: MantineColorsTuple = [
  '#eaf4fb',
  '#d3e6f3',
  '#a6cce6',
  '#76b0d9',
  '#4f98ce',
  '#3789c8',
  '#0b6aa2',
  '#0b5c8a',
  '#084b72',
  '#06395a',
];

export const theme = createTheme({
  primaryColor: 'steel',
  primaryShade: { light: 7, dark: 6 },
  colors: { steel },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  // Black on orange, white on blue: above this luminance black has the higher contrast, and either has 4.5 at least.
  autoContrast: true,
  luminanceThreshold: 0.179,
  components: {
    // Grey on grey fails the contrast that people with tired eyes need.
    Text: { styles: { root: { '--mantine-color-dimmed': 'light-dark(#4b5563, #b0b8c4)' } } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.55 },
        // The head of a dialog is no second head of the page.
        attributes: { header: { role: 'presentation' } },
      },
      styles: {
        title: { fontWeight: 650, overflowWrap: 'anywhere' },
        // Room for the ring of what has the focus in the first line.
        body: { paddingTop: 4 },
      },
    },
    // The first item has the focus at once; what else would have it is none that may be in a menu.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // The list itself scrolls: a frame around it that scrolls could not be reached by keyboard.
    ...Object.fromEntries(
      ['Select', 'Autocomplete', 'MultiSelect'].map((name) => [
        name,
        {
          defaultProps: { withScrollArea: false },
          styles: { options: { maxHeight: 260, overflowY: 'auto' } },
        },
      ]),
    ),
    // None of ours has a list to choose from; an empty one that counts as open takes the first Escape for itself.
    TagsInput: { defaultProps: { dropdownOpened: false } },
    Input: { styles: { input: { '--input-placeholder-color': 'light-dark(#5b6470, #a4adba)' } } },
  },
});
