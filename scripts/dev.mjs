/** `npm run dev`: the service from its sources, started anew at every change, with a log that people can read. */
import { spawn } from 'node:child_process'
import { bin, ensureBuilt, ensureInstalled, requireNode, root } from './lib.mjs'

requireNode()
await ensureInstalled()
// The thread that makes PDFs runs what was built, whoever starts it.
await ensureBuilt()
const { default: pretty } = await import('pino-pretty')

const service = spawn(bin('tsx'), ['watch', '--clear-screen=false', 'src/main.ts'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
  // Ctrl-C must reach the service once: a second signal would cut the stop of its Postgres short.
  detached: process.platform !== 'win32',
  // npm's programs are .cmd files on Windows, which only a shell can run.
  shell: process.platform === 'win32',
})
// What the service says in words goes through as it is.
service.stdout.pipe(pretty({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' }))
service.on('exit', (code) => {
  process.exitCode = code ?? 1
})
process.on('SIGINT', () => service.kill('SIGINT'))
process.on('SIGTERM', () => service.kill('SIGTERM'))
