import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'

export interface OsUser {
  uid: number
  gid: number
}

interface Outcome {
  isOk: boolean
  /** Last line that the program printed, or why it could not be run. */
  output: string
}

/** What a program needs of our environment. The rest holds secrets, and the other user can read its processes' environment. */
const INHERITED = [
  'PATH',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
]

function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => INHERITED.includes(name)))
}

/** Runs a program to its end, as another user where root asks for one. Answers, and never throws. */
export function run(
  program: string,
  args: string[],
  options: { user?: OsUser | null; survivesCtrlC?: boolean } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...(options.user && { uid: options.user.uid, gid: options.user.gid }),
      // The other user may be unable to reach ours.
      cwd: '/',
      env: { ...inherited(), LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own: Ctrl-C in the terminal does not interrupt it.
      detached: options.survivesCtrlC ?? false,
    })
    let printed = ''
    const collect = (chunk: Buffer) => {
      printed += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ isOk: false, output: error.message }))
    child.on('close', (code) => resolve({ isOk: code === 0, output: lastLine(printed) }))
  })
}

/** Last line with text in it. */
export function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? ''
}

/** The command line of a process: empty where it is dead but not yet buried, null where there is none. */
export async function commandOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
    return line?.replaceAll('\0', ' ') ?? null
  }
  if (process.platform === 'win32') {
    const { output } = await run('tasklist', ['/NH', '/FO', 'CSV', '/FI', `PID eq ${pid}`])
    return output.startsWith('"') ? output : null
  }
  const { isOk, output } = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)])
  return isOk ? output : null
}
