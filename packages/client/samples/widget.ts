import { createWidgetToken, widgetUrl } from '@belvo-openapi/client/widget';
import { belvo } from './belvo.ts';

// The client puts its keys into the request. Hand only `access` to the browser.
const { access } = await createWidgetToken(belvo, 'fiscalMexico', {
  fetch_resources: ['INVOICES', 'TAX_STATUS'],
  stale_in: '365d',
  widget: {
    branding: {
      company_name: 'Exemplo',
      company_icon: 'https://www.example.com/icon.svg',
      company_logo: 'https://www.example.com/logo.svg',
      company_terms_url: 'https://www.example.com/terms',
    },
  },
});

console.log(new URL(widgetUrl(access, { locale: 'es', countryCodes: ['MX'] })).origin);
