import type { ThemeConfig } from 'antd';

/** The few colours. Contrast on white: act 6.4, alarm 5.9, quiet 5.6, faint 5.3. */
const colours = {
  ink: '#1a1a1a',
  act: '#0958d9',
  alarm: '#c8102e',
  quiet: '#595959',
  faint: '#6b6b6b',
  rule: '#d4d4d4',
  hairline: '#e6e6e6',
  wash: '#f6f6f4',
} as const;

/** Who asked for stillness gets popups without their dance, not popups that wait for it. */
const still = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

/** antd's own greys fail AA on white; these do not. */
export const theme: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: colours.act,
    colorPrimaryHover: '#003eb3',
    colorPrimaryActive: '#002c8c',
    colorLink: colours.act,
    colorLinkHover: '#003eb3',
    colorLinkActive: '#002c8c',
    colorInfo: colours.act,
    colorError: colours.alarm,
    colorWarning: '#8a5a00',
    colorSuccess: '#1a6b34',
    colorText: colours.ink,
    colorTextSecondary: '#404040',
    colorTextTertiary: colours.quiet,
    colorTextDescription: colours.quiet,
    colorTextPlaceholder: colours.faint,
    colorTextQuaternary: colours.faint,
    colorTextDisabled: '#737373',
    colorBorder: '#8c8c8c',
    colorBorderSecondary: colours.rule,
    borderRadius: 3,
    fontSize: 14,
    lineHeight: 1.6,
    fontFamily: 'inherit',
    controlHeight: 34,
    motion: !still,
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
    boxShadow: '0 2px 10px rgba(0,0,0,.16)',
    boxShadowSecondary: '0 2px 10px rgba(0,0,0,.16)',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Tabs: { horizontalItemPadding: '8px 0' },
    Drawer: { paddingLG: 20 },
  },
};
