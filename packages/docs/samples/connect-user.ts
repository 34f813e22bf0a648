// #region open
import { createBelvoClient, optionsFromEnv } from '@belvo-openapi/client';
import { createWidgetToken, widgetUrl } from '@belvo-openapi/client/widget';

const belvo = createBelvoClient(optionsFromEnv());

/** Step 1, on your server, each time the widget opens: the address to send the person to. */
export async function openWidget(userId: string): Promise<string> {
  const { access = '' } = await createWidgetToken(belvo, 'openFinanceBrazil', {
    fetch_resources: ['ACCOUNTS', 'TRANSACTIONS', 'OWNERS'],
    stale_in: '365d',
    widget: {
      openfinance_feature: 'consent_link_creation',
      callback_urls: {
        success: 'https://app.example.com/connected',
        exit: 'https://app.example.com/left',
        event: 'https://app.example.com/event',
      },
      branding: {
        company_name: 'Exemplo',
        company_icon: 'https://www.example.com/icon.svg',
        company_logo: 'https://www.example.com/logo.svg',
        company_terms_url: 'https://www.example.com/terms',
      },
      consent: {
        purpose: 'To check whether you qualify for a loan.',
        terms_and_conditions_url: 'https://www.example.com/terms',
        permissions: ['REGISTER', 'ACCOUNTS', 'CREDIT_CARDS', 'CREDIT_OPERATIONS'],
        identification_info: [{ type: 'CPF', number: '00000000191', name: 'Ana Exemplo' }],
      },
    },
  });
  return widgetUrl(access, { locale: 'pt', externalId: userId, integrationType: 'openfinance' });
}
// #endregion

// #region connected
/** Step 2, when the person is back at `callback_urls.success` with `?link=…`: check before you believe it. */
export async function connected(linkId: string): Promise<string> {
  const link = await belvo.links.get(linkId);
  switch (link.status) {
    case 'valid':
      return 'Connected. The first data comes by webhook within minutes.';
    case 'invalid':
      return 'The bank did not accept the login. Please connect again.';
    case 'token_required':
      return 'Your bank wants a code. Please open the connection again.';
    default:
      return 'The connection was not finished. Please try again.';
  }
}
// #endregion
