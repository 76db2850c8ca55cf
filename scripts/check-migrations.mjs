/** Whether the migrations make the tables that the code describes. Asks drizzle-kit on a copy: it writes what it misses. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { bin, leave, root, run, say } from './lib.mjs'

const COPY = 'node_modules/.cakupan-migrations'
const copy = path.join(root, COPY)

rmSync(copy, { recursive: true, force: true })
mkdirSync(copy)
cpSync(path.join(root, 'migrations'), path.join(copy, 'migrations'), { recursive: true })
writeFileSync(
  path.join(copy, 'drizzle.config.mjs'),
  `import config from '../../drizzle.config.ts'\nexport default { ...config, out: './${COPY}/migrations' }\n`,
)
const { output } = await run(bin('drizzle-kit'), ['generate', '--config', `${COPY}/drizzle.config.mjs`], {
  captured: true,
})
rmSync(copy, { recursive: true })

// drizzle-kit exits with 0 whatever it finds.
if (!output.includes('No schema changes')) {
  leave(`${output}\nThe tables in src differ from migrations/: run npm run migrations.`)
}
say('No schema changes.')
