import { mergeThemeOverrides } from "@mantine/core";
import { theme } from "@sortes/ui";

/** The shared theme, set tighter: staff read many rows, all day. */
export const consoleTheme = mergeThemeOverrides(theme, {
  components: {
    Card: { defaultProps: { padding: "md" } },
    Button: { defaultProps: { size: "sm" } },
    TextInput: { defaultProps: { size: "sm" } },
    PasswordInput: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm" } },
    Textarea: { defaultProps: { size: "sm" } },
    // A menu may hold nothing but its items: Mantine's placeholder for the first focus is none.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
});
