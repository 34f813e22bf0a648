import type { Rule } from './support/types.ts';

/** Paths end in a slash, as Belvo's do: without it the server answers with a redirect, which loses bodies. */
export const trailingSlash: Rule = () => ({
  Paths(paths, { report, location }) {
    for (const path of Object.keys(paths)) {
      if (!path.endsWith('/')) {
        report({
          message: `Path "${path}" has no trailing slash. Write it as "${path}/".`,
          location: location.child(path).key(),
        });
      }
    }
  },
});
