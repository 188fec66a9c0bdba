import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

// A quiet green-blue: red, amber and green stay free for meaning.
const pine: MantineColorsTuple = [
  '#eaf5f4',
  '#d3e7e5',
  '#a8d0cc',
  '#79b7b1',
  '#54a29b',
  '#3c948c',
  '#2f7f78',
  '#22665f',
  '#1a544e',
  '#0f3f3b',
];

export const theme = createTheme({
  colors: { pine },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif',
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 120 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
  },
});

/** Mantine's own grey for quiet text is too faint to be read all day. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#545c64',
    '--mantine-color-placeholder': '#6a727a',
    '--mantine-color-error': '#c22b2b',
    '--mantine-color-anchor': '#22665f',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b1b9',
    '--mantine-color-placeholder': '#8d959d',
    '--mantine-color-error': '#ff9b9b',
    '--mantine-color-anchor': '#79b7b1',
  },
});
