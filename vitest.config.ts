import { defineConfig } from 'vitest/config'

/** Specifications; with `--mode proof` the proofs, which `npm run prove` runs. */
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === 'proof' ? 'test/**/*.proof.ts' : 'test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
}))
