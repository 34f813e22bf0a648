// openapi-typescript works with TypeScript's JavaScript API, which TypeScript 7 no longer has:
// it gets a TypeScript 5 of its own instead of the workspace's compiler.
function readPackage(pkg) {
  if (pkg.name === 'openapi-typescript') {
    delete pkg.peerDependencies.typescript;
    pkg.dependencies.typescript = '5.9.3';
  }
  return pkg;
}

// What is packed for users needs neither our tools nor our scripts, and its manifest is plain for npm and yarn too.
function beforePacking(pkg) {
  delete pkg.devDependencies;
  delete pkg.scripts;
  return pkg;
}

module.exports = { hooks: { readPackage, beforePacking } };
