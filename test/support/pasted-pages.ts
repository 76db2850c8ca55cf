/** Pages whose commands a reader pastes into a shell, in the repository's folder. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { root } from './process.ts'

const run = promisify(execFile)

/** All commands of the page. */
export async function commandsIn(page: string): Promise<string> {
  const text = await readFile(path.join(root, page), 'utf8')
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, commands = '']) => commands).join('')
}

/** What the page says that they print. */
export const answersIn = (commands: string) =>
  [...commands.matchAll(/# → (.*)$/gm)].map(([, answer]) => answer)

/** Pastes the commands, at the service on this port instead of the default one; what they print, by lines. */
export async function paste(
  commands: string,
  { PORT, ...env }: { PORT: string } & NodeJS.ProcessEnv,
): Promise<string[]> {
  await expect(run('curl', ['--version']), 'the commands need curl').resolves.toBeDefined()
  const here = commands.replace('http://127.0.0.1:3000', `http://127.0.0.1:${PORT}`)
  // A shell that is nobody's child reads its owner's settings where its input is a socket, as Node's pipes are.
  const options = { cwd: root, env: { ...process.env, ...env } }
  const { stdout, stderr } = await run('bash', ['--norc', '-euo', 'pipefail', '-c', here], options)
  expect(stderr).toBe('')
  return stdout.trim().split('\n')
}

/** What a terminal shows where some of the commands are refused: it goes on with the next line. */
export async function pasteAnyway(
  commands: string,
  { PORT, ...env }: { PORT: string } & NodeJS.ProcessEnv,
): Promise<string> {
  const here = commands.replace('http://127.0.0.1:3000', `http://127.0.0.1:${PORT}`)
  const { stdout, stderr } = await run('bash', ['--norc', '-c', `${here}\ntrue`], {
    cwd: root,
    env: { ...process.env, ...env },
  })
  return stdout + stderr
}

/** The page's commands, without what belongs to its language. */
export async function commandsInAnyLanguage(page: string): Promise<string> {
  return (await commandsIn(page)).replaceAll(/ *#.*$/gm, '').replace(/LANGUAGE_WANTED=\w\w/, '')
}
