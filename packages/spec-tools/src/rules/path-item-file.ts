import { isRef } from '@redocly/openapi-core';
import type { Context, Rule } from './support/types.ts';

const PATH_FILE = /^(\.\/)?resources\/[a-z0-9-]+\/paths\/[a-z0-9-]+\.yaml$/;
const WEBHOOK_FILE = /^(\.\/)?webhooks\/([a-z0-9-]+\/)*[a-z0-9-]+\.yaml$/;

function check(items: object, pattern: RegExp, form: string, { report, location }: Context): void {
  for (const [name, item] of Object.entries(items)) {
    if (!isRef(item) || !pattern.test(item.$ref)) {
      report({
        message: `"${name}" must be a $ref to ${form}, in kebab-case. The root file is an index only.`,
        location: location.child(name).key(),
      });
    }
  }
}

/** The root file is an index: each path item and each event is one file in its folder. Sources only. */
export const pathItemFile: Rule = () => ({
  Paths(paths, ctx) {
    check(paths, PATH_FILE, 'resources/<resource>/paths/<name>.yaml', ctx);
  },
  WebhooksMap(webhooks: object, ctx: Context) {
    check(webhooks, WEBHOOK_FILE, 'webhooks/<name>.yaml', ctx);
  },
});
