import { type CSSVariablesResolver, createTheme, type MantineThemeOverride, rem } from "@mantine/core";
import { blue, dark, gold, gray, green, ink, orange, red } from "./palette.ts";

const fontFamily = '"Inter Variable", -apple-system, BlinkMacSystemFont, "Segoe UI", sans-serif';

/** The one theme of both sites. Spacing sits on an 8 px grid; text is never smaller than 12 px. */
export const theme: MantineThemeOverride = createTheme({
  colors: { ink, gold, gray, dark, green, red, orange, blue },
  primaryColor: "ink",
  primaryShade: { light: 7, dark: 5 },
  autoContrast: false,
  black: gray[9],
  fontFamily,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace',
  headings: {
    fontFamily,
    fontWeight: "650",
    textWrap: "balance",
    sizes: {
      h1: { fontSize: rem(32), lineHeight: "1.2" },
      h2: { fontSize: rem(24), lineHeight: "1.3" },
      h3: { fontSize: rem(20), lineHeight: "1.35" },
      h4: { fontSize: rem(17), lineHeight: "1.4" },
      h5: { fontSize: rem(15), lineHeight: "1.45" },
      h6: { fontSize: rem(13), lineHeight: "1.5" },
    },
  },
  fontSizes: { xs: rem(12), sm: rem(14), md: rem(16), lg: rem(18), xl: rem(20) },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(32) },
  radius: { xs: rem(4), sm: rem(6), md: rem(8), lg: rem(12), xl: rem(20) },
  defaultRadius: "md",
  shadows: {
    xs: "0 1px 2px rgba(8, 43, 58, 0.06)",
    sm: "0 1px 3px rgba(8, 43, 58, 0.08), 0 1px 2px rgba(8, 43, 58, 0.04)",
    md: "0 4px 16px rgba(8, 43, 58, 0.08), 0 1px 3px rgba(8, 43, 58, 0.05)",
    lg: "0 12px 32px rgba(8, 43, 58, 0.12), 0 2px 6px rgba(8, 43, 58, 0.06)",
    xl: "0 24px 56px rgba(8, 43, 58, 0.16)",
  },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Paper: { defaultProps: { radius: "lg" } },
    Card: {
      defaultProps: {
        radius: "lg",
        padding: "lg",
        withBorder: true,
        shadow: "xs",
        bg: "var(--sortes-raised)",
      },
    },
    Button: { styles: { label: { fontWeight: 600 } } },
    Badge: { defaultProps: { radius: "xl", variant: "light" }, styles: { root: { textTransform: "none" } } },
    Modal: {
      defaultProps: { radius: "lg", centered: true, overlayProps: { backgroundOpacity: 0.4, blur: 2 } },
    },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true } },
    Anchor: { defaultProps: { underline: "hover" } },
    TextInput: { defaultProps: { size: "md" } },
    PasswordInput: { defaultProps: { size: "md" } },
  },
});

/** Mantine derives soft grounds in dark from the darkest shade, which leaves them near black on our surfaces. */
const softInDark = {
  ink: ["#17323e", "#1d3e4c"],
  gray: ["#22303a", "#2b3b45"],
  green: ["#143226", "#1a3f30"],
  red: ["#3c1c18", "#4a231e"],
  orange: ["#3a270f", "#493114"],
  blue: ["#182b42", "#1f3653"],
};

function softDarkVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(softInDark).flatMap(([color, [ground = "", hover = ""]]) => [
      [`--mantine-color-${color}-light`, ground],
      [`--mantine-color-${color}-light-hover`, hover],
    ]),
  );
}

/**
 * Mantine's own greys for dimmed text, placeholders and errors miss WCAG AA on our surfaces, so they are
 * set here. `--sortes-*` are the few colours that Mantine has no name for.
 */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    "--sortes-ink-deep": ink[9],
    "--sortes-gold-bright": gold[3],
  },
  light: {
    "--mantine-color-text": gray[9],
    "--mantine-color-dimmed": gray[6],
    "--mantine-color-placeholder": "#6b7c84",
    "--mantine-color-error": red[6],
    "--mantine-color-success": green[6],
    "--mantine-color-default-border": gray[4],
    "--mantine-color-disabled-color": "#75868e",
    "--sortes-canvas": "#f4f7f7",
    "--sortes-raised": "#ffffff",
    "--sortes-line": gray[2],
    "--sortes-gold-text": gold[7],
    "--sortes-gold-soft": gold[0],
    "--sortes-gold-line": gold[2],
  },
  dark: {
    ...softDarkVariables(),
    "--mantine-color-dimmed": dark[2],
    "--mantine-color-placeholder": dark[3],
    "--mantine-color-error": red[3],
    "--mantine-color-success": green[3],
    "--mantine-color-anchor": ink[3],
    "--mantine-color-default": dark[6],
    "--mantine-color-default-border": dark[4],
    "--sortes-canvas": dark[8],
    "--sortes-raised": dark[7],
    "--sortes-line": dark[5],
    "--sortes-gold-text": gold[3],
    "--sortes-gold-soft": "#2a2410",
    "--sortes-gold-line": "#57481d",
  },
});
