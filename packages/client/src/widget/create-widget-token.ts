import type { CallOptions, Credentials } from '../config/options.ts';
import { isObject } from '../config/values.ts';
import { type BelvoCore, configOf } from '../core/client.ts';
import { UsageError } from '../errors/call-errors.ts';
import type {
  WidgetToken,
  WidgetTokenConsentManagementRequest,
  WidgetTokenEmploymentBrazilRequest,
  WidgetTokenEmploymentMexicoRequest,
  WidgetTokenFiscalMexicoRequest,
  WidgetTokenLinkUpdateRequest,
  WidgetTokenOpenFinanceBrazilRequest,
  WidgetTokenRequest,
} from '../generated/data/models.ts';
import { widgetTokenCreate } from '../generated/operations/widget-token.ts';

/** What each variant of the widget connects or changes. */
interface Variants {
  openFinanceBrazil: WidgetTokenOpenFinanceBrazilRequest;
  consentManagement: WidgetTokenConsentManagementRequest;
  employmentBrazil: WidgetTokenEmploymentBrazilRequest;
  employmentMexico: WidgetTokenEmploymentMexicoRequest;
  fiscalMexico: WidgetTokenFiscalMexicoRequest;
  linkUpdate: WidgetTokenLinkUpdateRequest;
}

/** Name of a variant of the widget. */
export type WidgetVariant = keyof Variants;

/** The request of a variant without the keys, which the client has, and with the usual scopes as default. */
export type WidgetSettingsOf<Variant extends WidgetVariant> = Omit<Variants[Variant], 'id' | 'password' | 'scopes'> & {
  /** What the token permits. Default: what the variant needs. */
  readonly scopes?: string | undefined;
};

const CONNECT = 'read_institutions,write_links';
const CONSENTS = 'read_consents,write_consents,write_consent_callback';

const SCOPES: Readonly<Record<WidgetVariant, string>> = {
  openFinanceBrazil: `${CONNECT},${CONSENTS},delete_consents`,
  consentManagement: CONSENTS,
  employmentBrazil: CONNECT,
  employmentMexico: CONNECT,
  fiscalMexico: CONNECT,
  linkUpdate: `${CONNECT},read_links`,
};

/** A client's keys, for the one operation that takes them in its body. */
async function keysOf(client: BelvoCore): Promise<Credentials> {
  const { access } = configOf(client);
  return typeof access === 'function' ? await access() : access;
}

/**
 * A token for one run of the widget, valid for ten minutes. Hand only `access` to the browser or app.
 *
 * @param client From `createBelvoClient`, or a `BelvoCore`; its keys go into the request.
 * @param variant What the end user connects or changes.
 * @param settings Resources to retrieve, storage and look of the widget.
 * @throws UsageError for a variant that there is not.
 * @example
 * const { access } = await createWidgetToken(belvo, 'fiscalMexico', { fetch_resources: ['INVOICES'], stale_in: '365d', widget });
 */
export async function createWidgetToken<Variant extends WidgetVariant>(
  client: BelvoCore,
  variant: Variant,
  settings: WidgetSettingsOf<Variant>,
  options?: CallOptions,
): Promise<WidgetToken> {
  if (!Object.hasOwn(SCOPES, variant) || !isObject(settings)) {
    throw new UsageError(`createWidgetToken() takes a client, one of ${Object.keys(SCOPES).join(', ')}, and settings.`);
  }
  const { secretId: id, secretPassword: password } = await keysOf(client);
  const scopes = settings.scopes ?? SCOPES[variant];
  const request = { ...settings, scopes, id, password } as WidgetTokenRequest;
  return await widgetTokenCreate(client, request, options);
}
