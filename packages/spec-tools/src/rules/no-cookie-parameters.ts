import type { Rule } from './support/types.ts';

/** No parameter travels in a cookie: Belvo reads none, and clients outside a browser do not send them. */
export const noCookieParameters: Rule = () => ({
  Parameter(parameter, { report, location }) {
    if (parameter.in === 'cookie') {
      report({
        message: `Parameter "${parameter.name}" is in a cookie. Use a query or header parameter.`,
        location: location.child('in'),
      });
    }
  },
});
