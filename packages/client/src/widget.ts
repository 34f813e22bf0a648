/** Helpers for the connect widget: its token, with the keys filled in, and its address. */
export { createWidgetToken, type WidgetSettingsOf, type WidgetVariant } from './widget/create-widget-token.ts';
export { type WidgetUrlOptions, widgetUrl } from './widget/widget-url.ts';
