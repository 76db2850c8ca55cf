/** What this process may open, of which connections must not have all. */
import { readFileSync } from 'node:fs'

/** For the database's connections, files of reports, threads and whatever Node itself opens. */
const RESERVED_DESCRIPTORS = 128

/** How many sockets of clients leave enough for the rest; any number where the system tells no limit. */
export function descriptorsForConnections(): number {
  const limit = openFilesLimit()
  return limit - Math.min(RESERVED_DESCRIPTORS, limit / 2)
}

/** Linux tells it in a file; elsewhere limits are high, or another word for them. */
function openFilesLimit(): number {
  try {
    const [, soft] = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? []
    return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft)
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
