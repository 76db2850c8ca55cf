/** Property tests with the same inputs in every run, so that a failure is there again the next time. */
import { it } from '@fast-check/vitest'
import fc from 'fast-check'

fc.configureGlobal({ seed: 20_250_623, numRuns: 200 })

export { fc, it as property }
