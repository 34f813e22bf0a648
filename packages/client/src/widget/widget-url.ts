import { checkNames } from '../config/values.ts';
import { UsageError } from '../errors/call-errors.ts';

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

/** The options as the address has them. */
const PARAMETERS: Readonly<Record<keyof WidgetUrlOptions, string>> = {
  locale: 'locale',
  accessMode: 'access_mode',
  externalId: 'external_id',
  countryCodes: 'country_codes',
  institutions: 'institutions',
  institutionTypes: 'institution_types',
  integrationType: 'integration_type',
};

/**
 * The address at which the widget runs with a token, for an app's web view.
 *
 * @param access `access` of a widget token. The address is as secret as the token.
 * @throws UsageError for what is no token, and an option that there is not.
 */
export function widgetUrl(access: string, options: WidgetUrlOptions = {}): string {
  if (typeof access !== 'string' || access === '') {
    throw new UsageError('widgetUrl() takes `access` of a widget token, and options.');
  }
  checkNames(options, Object.keys(PARAMETERS), 'The address of the widget has no option');
  const url = new URL(WIDGET);
  url.searchParams.set('access_token', access);
  for (const [option, name] of Object.entries(PARAMETERS)) {
    const value = options[option as keyof WidgetUrlOptions];
    if (value !== undefined) {
      url.searchParams.set(name, [value].flat().join(','));
    }
  }
  return url.href;
}
