import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import sortImports from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: ['dist/', '.cache/', 'test-results/', 'src/pyroscope/gen/', '**/node_modules/', 'demo/profiles/recorded/'],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'react-hooks': reactHooks, 'sort-imports': sortImports, 'import-x': importX },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'warn',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'sort-imports/imports': ['error', { groups: [['^\\u0000', '^node:', '^', '^\\.']] }],
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // The others compile what they look at, which took as long as all types: of hooks and components it is worth it.
    files: ['**/*.tsx', '**/use*.ts'],
    rules: {
      ...reactHooks.configs.recommended.rules,
      // useVirtualizer returns functions that the React compiler cannot memoise; nothing here is compiled.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^\\.\\./(?!.*(tests|demo|plugin\\.json))',
              message: 'Name another folder from src on: profile/tree/FlameTree.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['demo/**', 'scripts/**', 'tests/**', '*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Recorded profiles name lines of these programs.
    files: ['demo/workloads/**'],
    rules: { 'sort-imports/imports': 'off', 'import-x/no-duplicates': 'off' },
  },
  {
    // Playwright hands fixtures on with a function called `use`, which the rule takes for a hook.
    files: ['tests/e2e/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
);
