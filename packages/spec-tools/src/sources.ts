/** The sources of the specification, bundled afresh: for tools that must not read a stale `spec/dist`. */
export { BundleError, bundleSources } from './bundling/bundle-sources.ts';
export { stripProvenance } from './bundling/strip-provenance.ts';
export { BASELINE_FOLDER, SPEC_FOLDER, SPEC_ROOT } from './spec-folder.ts';
