/** Another commit, built in a worktree of its own, with its own packages where they differ. */
import { execFileSync } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { root, say } from '../scripts/lib.mjs'

export function checkOut(revision, folder) {
  const worktree = path.join(folder, 'worktree')
  const git = (...args) => execFileSync('git', ['-C', root, ...args], { stdio: 'ignore' })
  say(`Building ${revision} …`)
  git('worktree', 'add', '--detach', worktree, revision)
  process.once('exit', () => git('worktree', 'prune'))
  if (lockOf(worktree) === lockOf(root))
    symlinkSync(path.join(root, 'node_modules'), path.join(worktree, 'node_modules'))
  else execFileSync('npm', ['ci', '--include=dev', '--loglevel=error'], { cwd: worktree, stdio: 'inherit' })
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: worktree, stdio: 'inherit' })
  return worktree
}

function lockOf(folder) {
  return readFileSync(path.join(folder, 'package-lock.json'), 'utf8')
}
