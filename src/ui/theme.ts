import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** The accent: chrome only. Colour beyond it belongs to data. */
const tide: MantineColorsTuple = [
  '#eef0fd',
  '#dcdff8',
  '#b9bff2',
  '#a3abf7',
  '#939cf5',
  '#6672e0',
  '#4c58cf',
  '#4450c4',
  '#3842a6',
  '#2d3587',
]

/** A ladder of near-blacks; Mantine's dark scheme takes its text from the light end. */
const dark: MantineColorsTuple = [
  '#e6e9ef',
  '#b4bac6',
  '#9aa1ae',
  '#6a7080',
  '#333944',
  '#272c35',
  '#1b1f27',
  '#12151b',
  '#0c0e13',
  '#07090c',
]

export const theme = createTheme({
  primaryColor: 'tide',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  colors: { tide, dark },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '5px', md: '6px', lg: '8px', xl: '12px' },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '0.9375rem', xl: '1.0625rem' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.5' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'xs', variant: 'default' } },
    ActionIcon: { defaultProps: { size: 28, variant: 'subtle', color: 'gray' } },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
})

/** Points Mantine's own variables at the product's tokens (tokens.css), where its defaults fall short in contrast. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--surface-canvas)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-muted)',
    '--mantine-color-placeholder': 'var(--text-muted)',
    '--mantine-color-default': 'var(--surface-panel)',
    '--mantine-color-default-hover': 'var(--surface-hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--hairline)',
    '--mantine-color-anchor': 'var(--accent-text)',
    '--mantine-color-error': 'var(--worse)',
  }
  return { variables: {}, light: shared, dark: shared }
}
