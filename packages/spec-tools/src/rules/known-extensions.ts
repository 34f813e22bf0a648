import { extensionsText, listedExtensions } from './support/extensions-text.ts';
import type { Rule } from './support/types.ts';

/** Only `x-` keys that EXTENSIONS.md lists: an undocumented one is read by nobody, or by somebody nobody knows. */
export const knownExtensions: Rule = () => {
  const listed = listedExtensions(extensionsText());
  return {
    any(node, { report, location, type }) {
      if (type.extensionsPrefix !== 'x-' || typeof node !== 'object' || node === null) {
        return;
      }
      for (const key of Object.keys(node).filter((each) => each.startsWith('x-') && !listed.has(each))) {
        report({
          message: `"${key}" is not listed in EXTENSIONS.md. Document it there, or remove it.`,
          location: location.child(key).key(),
        });
      }
    },
  };
};
