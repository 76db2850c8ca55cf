import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Specifications; with `--mode proof` the proofs, which `npm run prove` runs. */
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === 'proof' ? 'test/**/*.proof.ts' : 'test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // A worker keeps what it has imported: the app once, not once a file. Files share no more than that.
    isolate: false,
    // It makes much that is soon forgotten.
    execArgv: ['--max-semi-space-size=64'],
    // One more than there are processors: a test of sockets or deadlines waits more than it works.
    maxWorkers: availableParallelism() + 1,
    // So long that only a test that hangs meets it, on a machine that does ten other things.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
  },
}))
