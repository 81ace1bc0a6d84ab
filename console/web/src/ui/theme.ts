import { theme as antd, type ThemeConfig } from 'antd';

export type ColourScheme = 'light' | 'dark';
export type Density = 'compact' | 'comfortable';

/** System faces first; the packaged Noto Sans SC is fetched only for glyphs that the machine lacks. */
const fontFamily =
  "'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Source Han Sans SC', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif";
const fontFamilyCode =
  "'JetBrains Mono', 'SFMono-Regular', Consolas, 'Liberation Mono', 'DejaVu Sans Mono', 'Noto Sans SC', monospace";

const light = {
  colorPrimary: '#1f5fae',
  colorInfo: '#1f5fae',
  colorSuccess: '#1d7a46',
  colorWarning: '#9a5b00',
  colorError: '#c0262d',
  colorLink: '#1f5fae',
  colorTextBase: '#17202b',
  colorBgLayout: '#f3f5f8',
  colorTextTertiary: '#5b6675',
  colorTextDescription: '#5b6675',
  colorTextPlaceholder: '#5f6a78',
  colorPrimaryBg: '#e9f1fb',
  colorPrimaryBgHover: '#dbe8f7',
  colorInfoBg: '#e9f1fb',
  colorInfoBorder: '#b9d3f0',
  colorSuccessBg: '#e6f5ec',
  colorSuccessBorder: '#b3dcc3',
  colorWarningBg: '#fff5e2',
  colorWarningBorder: '#edd09a',
  colorErrorBg: '#fdefef',
  colorErrorBorder: '#f1bcbf',
} as const;

const dark = {
  colorPrimary: '#8cbcf8',
  colorInfo: '#8cbcf8',
  colorSuccess: '#74d69f',
  colorWarning: '#f2bd68',
  colorError: '#ff9a9e',
  colorLink: '#8cbcf8',
  colorTextBase: '#f2f4f7',
  colorBgBase: '#101214',
  colorBgLayout: '#0a0b0d',
  colorTextTertiary: '#a9b1bb',
  colorTextDescription: '#a9b1bb',
  colorTextPlaceholder: '#9ba4af',
  colorTextLightSolid: '#0a0b0d',
  colorPrimaryBg: '#1a2c42',
  colorPrimaryBgHover: '#22395a',
  controlItemBgActive: '#1a2c42',
} as const;

/** Series colours of charts, at most six, told apart by lightness too; UNKNOWN is never one of these but hatched. */
export const SERIES: Readonly<Record<ColourScheme, readonly string[]>> = {
  light: ['#1f5fae', '#2f9bb3', '#7a58a6', '#b8742a', '#4f7d3a', '#6b7685'],
  dark: ['#6ea8ee', '#63c4d6', '#b398dc', '#e0a64a', '#93c17a', '#a3aebb'],
};

/** The one place where design tokens are set: every colour, size and distance on screen derives from these. */
export function themeOf(scheme: ColourScheme, density: Density, motion = true): ThemeConfig {
  const compact = density === 'compact';
  return {
    algorithm: scheme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    cssVar: { key: 'zy' },
    token: {
      ...(scheme === 'dark' ? dark : light),
      motion,
      fontFamily,
      fontFamilyCode,
      fontSize: 14,
      fontSizeHeading1: 22,
      fontSizeHeading2: 18,
      fontSizeHeading3: 16,
      fontSizeHeading4: 14,
      fontSizeHeading5: 14,
      fontWeightStrong: 500,
      borderRadius: 4,
      sizeUnit: 4,
      controlHeight: compact ? 30 : 34,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Alert: { fontSizeLG: 14, withDescriptionPadding: '10px 12px', withDescriptionIconSize: 16 },
      Layout: { headerHeight: 48, headerPadding: '0 16px', siderBg: 'transparent' },
      Menu: { itemHeight: compact ? 34 : 40, itemMarginBlock: 2, activeBarBorderWidth: 0 },
      Table: {
        cellPaddingBlock: compact ? 7 : 12,
        cellPaddingInline: 12,
        headerBorderRadius: 0,
        cellFontSize: 14,
      },
      Descriptions: { itemPaddingBottom: compact ? 6 : 12 },
      Form: { itemMarginBottom: compact ? 16 : 22, verticalLabelPadding: '0 0 4px' },
      Card: { headerHeight: compact ? 42 : 52, bodyPadding: compact ? 16 : 24, headerPadding: 16 },
    },
  };
}
