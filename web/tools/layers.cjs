// What may import what, kept by "npm run lint". From above: each layer uses those below it alone.
//   shell → features/* (never each other) → kit → offline, scanner → api → money
const LAYERS = ['shell', 'features', 'kit', 'offline|scanner', 'api', 'money'];

// The two files that the browser begins with belong to the shell.
const path = (layer) => (layer === 'shell' ? '^src/(shell/|main\\.tsx$)' : `^src/(${layer})/`);

const downwards = LAYERS.slice(1).map((layer, index) => ({
  name: `${layer}-imports-nothing-above`,
  comment: 'A layer uses only those below it, types included.',
  severity: 'error',
  from: { path: path(layer) },
  to: { path: LAYERS.slice(0, index + 1).map(path) },
}));

module.exports = {
  forbidden: [
    ...downwards,
    {
      name: 'features-never-each-other',
      comment: 'What a feature shows on screens of others it offers in its offers.ts.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'features-by-their-front-door',
      severity: 'error',
      from: { path: path('shell') },
      to: { path: '^src/features/[^/]+/', pathNot: '^src/features/[^/]+/(index|offers)\\.ts$' },
    },
    {
      name: 'screens-are-fetched-when-opened',
      comment: 'What index.ts imports at once, every till loads at its start; screens and messages come by import().',
      severity: 'error',
      from: { path: '^src/features/[^/]+/index\\.ts$' },
      to: {
        path: '^(src|node_modules)/',
        pathNot: '^src/(kit/(feature|icons)\\.tsx?|features/[^/]+/access\\.ts)$',
        dependencyTypesNot: ['dynamic-import', 'type-only'],
      },
    },
    {
      name: 'offline-and-scanner-apart',
      severity: 'error',
      from: { path: '^src/(offline|scanner)/' },
      to: { path: '^src/(offline|scanner)/', pathNot: '^src/$1/' },
    },
    {
      name: 'every-file-in-a-layer',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: [...LAYERS.map(path), '^src/sw\\.ts$'] },
    },
    {
      name: 'no-circle',
      comment: 'Neither of code nor of types: what circles can only be understood, moved and loaded as one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      comment: 'A rule cannot judge an import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?url$' },
    },
  ],
  options: {
    // With TypeScript 5, since version 7 has no interface for programs: package.json says which is which.
    parser: 'tsc',
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types alone count as well.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types'] },
  },
};
