/** Another commit, built in a worktree of its own, with its own packages where they differ. */
import { execFileSync } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { root, say } from '../scripts/lib.mjs'

export function checkOut(revision: string, folder: string): string {
  const worktree = path.join(folder, 'worktree')
  const packages = path.join(root, 'node_modules')
  const inWorktree = (program: string, ...args: string[]) =>
    execFileSync(program, args, { cwd: worktree, stdio: 'inherit' })
  say(`Building ${revision} …`)
  execFileSync('git', ['-C', root, 'worktree', 'add', '--detach', worktree, revision], { stdio: 'ignore' })
  process.once('exit', () => execFileSync('git', ['-C', root, 'worktree', 'prune']))
  if (lockOf(worktree) === lockOf(root)) symlinkSync(packages, path.join(worktree, 'node_modules'))
  else inWorktree('npm', 'ci', '--include=dev', '--loglevel=error')
  // Not by its own script: that would install into the packages which it shares.
  inWorktree(process.execPath, 'node_modules/.bin/tsc', '-p', 'tsconfig.build.json', '--outDir', 'dist')
  return worktree
}

function lockOf(folder: string): string {
  return readFileSync(path.join(folder, 'package-lock.json'), 'utf8')
}
