/** Writes a migration for what src says of the tables and migrations/ does not: `npm run migrations -- --name what_it_does`. */
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { bin, leave, root, run } from './lib.mjs'

const { code } = await run(bin('drizzle-kit'), ['generate', ...process.argv.slice(2)])
if (code !== 0) leave('drizzle-kit generate failed: see above.')

// drizzle-kit compares with the newest snapshot alone; the earlier ones are in the history of the repository.
const meta = path.join(root, 'migrations', 'meta')
const snapshots = readdirSync(meta).filter((name) => name.endsWith('_snapshot.json'))
for (const name of snapshots.sort().slice(0, -1)) rmSync(path.join(meta, name))
