/** What start, build and test share. Runs before anything is installed: nothing but Node itself is imported. */
import { spawn } from 'node:child_process'
import { createHash, randomInt } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = /** @type {const} */ ([20, 19])
const NPM_LINES_SHOWN = 20
const TERMINAL_TICK_MS = 1_000
const FILE_TICK_MS = 10_000

export const root = fileURLToPath(new URL('..', import.meta.url))
const inRoot = (/** @type {string[]} */ ...names) => path.join(root, ...names)
const installStamp = inRoot('node_modules', '.cakupan-stamp')

/** The image holds production packages and dist, and nothing to install or build from. */
const isImage = !existsSync(inRoot('src'))

/** Leaves with one line where this Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  leave(`Cakupan needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`)
}

/**
 * Installs the packages where they are missing, or are not the ones that package-lock.json names (scripts may change).
 * Serving and the commands need a third of them, so a first start is spared the tools of development.
 *
 * @param {{ development?: boolean }} [options]
 */
export async function ensureInstalled({ development = true } = {}) {
  if (isImage) return
  const all = hashOf([inRoot('package-lock.json')])
  const wanted = development ? all : `${all} without development`
  const installed = stampIn(installStamp)
  if (installed === all || installed === wanted) return

  rmSync(installStamp, { force: true })
  const { code, output } = await showingProgress(
    ['Memasang paket, sekali saja, sekitar satu menit …', 'Installing packages, only once, about a minute …'],
    // Said outright, it outweighs NODE_ENV=production and whatever npm itself put into the environment.
    npm(['ci', development ? '--include=dev' : '--omit=dev', '--loglevel=error', '--no-progress']),
  )
  if (code !== 0)
    leave(`${output.trim().split('\n').slice(-NPM_LINES_SHOWN).join('\n')}\nnpm ci failed: see above.`)
  writeFileSync(installStamp, wanted)
}

/** Builds where the sources are not those of the present dist. */
export async function ensureBuilt() {
  if (isImage || stampIn(inRoot('dist', '.stamp')) === sourceHash()) return
  await build()
}

/**
 * Compiles beside dist and renames when whole, so that an interrupted build is never taken for one, and of two builds
 * at once the second leaves the first's in place.
 */
export async function build() {
  const stamp = sourceHash()
  const draft = `dist.new-${process.pid}`
  rmSync(inRoot(draft), { recursive: true, force: true })
  const compiler = inRoot('node_modules', '@typescript', 'native', 'bin', 'tsc')
  const bundler = inRoot('node_modules', 'vite', 'bin', 'vite.js')
  const halves = await showingProgress(
    ['Membangun program …', 'Building the program …'],
    Promise.all([
      run(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', draft], { captured: true }),
      run(process.execPath, [bundler, 'build', 'admin', '--outDir', inRoot(draft, 'admin')], {
        captured: true,
      }),
    ]),
  )
  for (const { code, output } of halves) {
    if (code === 0) continue
    rmSync(inRoot(draft), { recursive: true, force: true })
    leave(`${output.trim()}\nThe build failed: see above.`)
  }
  writeFileSync(inRoot(draft, '.stamp'), stamp)
  if (stampIn(inRoot('dist', '.stamp')) === stamp) {
    rmSync(inRoot(draft), { recursive: true })
    return
  }
  rmSync(inRoot('dist'), { recursive: true, force: true })
  renameSync(inRoot(draft), inRoot('dist'))
}

/**
 * Address of a built module, for an import that no compiler follows: it may not be built yet.
 *
 * @param {string} name
 */
export function built(name) {
  return new URL(`../dist/${name}`, import.meta.url).href
}

/**
 * Runs a program from the repository's root. Its output goes to the terminal, or with `captured` comes back as text.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string> | undefined, captured?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string, stdout: string }>}
 */
export function run(program, args, { env = {}, captured = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: captured ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // npm's programs are .cmd files on Windows, which only a shell can run.
      shell: process.platform === 'win32' && program !== process.execPath,
    })
    let output = ''
    let stdout = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
      stdout += chunk
    })
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', (error) => resolve({ code: 1, output: error.message, stdout }))
    child.on('close', (code) => resolve({ code: code ?? 1, output, stdout }))
  })
}

/**
 * Path of an installed program.
 *
 * @param {string} name
 */
export function bin(name) {
  return inRoot('node_modules', '.bin', name)
}

/**
 * Says what is being done, once in each language, and while it lasts for how long: in a terminal every second on the same
 * line, in a file every ten seconds on one of its own.
 *
 * @template T
 * @param {readonly string[]} lines
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
async function showingProgress(lines, work) {
  for (const line of lines) inform(line)
  const started = performance.now()
  const { isTTY } = process.stderr
  const elapsed = () => `  ${Math.ceil((performance.now() - started) / 1_000)} s`
  const tick = setInterval(
    () => (isTTY ? process.stderr.write(`\r${elapsed()}`) : inform(elapsed())),
    isTTY ? TERMINAL_TICK_MS : FILE_TICK_MS,
  )
  try {
    return await work
  } finally {
    clearInterval(tick)
    inform(`${isTTY ? '\r' : ''}${elapsed()}`)
  }
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`)
}

/**
 * Beside the output, which may be somebody's file.
 *
 * @param {string} line
 */
function inform(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * @param {string} line
 * @returns {never}
 */
export function leave(line) {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

/** A port of 127.0.0.1 that nobody has, below those that connections going out are given. */
export async function freePort() {
  for (;;) {
    const port = randomInt(10_000, 32_768)
    const server = createServer()
    const isFree = await new Promise((resolve) => {
      server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!isFree) continue
    await new Promise((resolve) => server.close(resolve))
    return port
  }
}

/**
 * The npm that runs this script, else the one on the path.
 *
 * @param {string[]} args
 */
function npm(args) {
  const self = process.env.npm_execpath
  return self?.endsWith('npm-cli.js')
    ? run(process.execPath, [self, ...args], { captured: true })
    : run('npm', args, { captured: true })
}

/** @param {string} file */
function stampIn(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function sourceHash() {
  const configs = readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name))
  return hashOf([
    ...configs.map((name) => inRoot(name)),
    inRoot('package-lock.json'),
    ...filesBelow(inRoot('src')),
    ...filesBelow(inRoot('admin')),
  ])
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(path.join(folder, entry.name)) : path.join(folder, entry.name),
  )
}

/**
 * Of names and contents, so that a renamed or removed file counts as a change.
 *
 * @param {string[]} files
 */
function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files.sort()) {
    const content = readFileSync(file)
    hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}
