/** What the widget shows, as parameters of its address. */
export interface WidgetUrlOptions {
  /** Language. Default: Spanish, or Portuguese for Open Finance Brazil. */
  readonly locale?: 'es' | 'en' | 'pt' | undefined;
  readonly accessMode?: 'single' | 'recurrent' | undefined;
  /** Your identifier of the end user; nothing personal. */
  readonly externalId?: string | undefined;
  /** Two-letter codes of the countries to offer. */
  readonly countryCodes?: readonly string[] | undefined;
  /** Code names of the institutions to offer. */
  readonly institutions?: readonly string[] | undefined;
  readonly institutionTypes?: readonly string[] | undefined;
  readonly integrationType?: 'openfinance' | undefined;
}

const WIDGET = 'https://widget.belvo.io/';

/**
 * The address at which the widget runs with a token, for an app's web view.
 *
 * @param access `access` of a widget token. The address is as secret as the token.
 */
export function widgetUrl(access: string, options: WidgetUrlOptions = {}): string {
  const { locale, accessMode, externalId, countryCodes, institutions, institutionTypes, integrationType } = options;
  const parameters = {
    access_token: access,
    locale,
    access_mode: accessMode,
    external_id: externalId,
    country_codes: countryCodes?.join(','),
    institutions: institutions?.join(','),
    institution_types: institutionTypes?.join(','),
    integration_type: integrationType,
  };
  const url = new URL(WIDGET);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) {
      url.searchParams.set(name, value);
    }
  }
  return url.href;
}
