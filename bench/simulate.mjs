/** `npm run simulate`: see simulate/main.ts, which is never built into dist. */
import { ensureInstalled, requireNode } from '../scripts/lib.mjs'

requireNode()
await ensureInstalled()
const { register } = await import('tsx/esm/api')
register()
await import('./simulate/main.ts')
