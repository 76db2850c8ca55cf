/** A decision is on what its maker read: it carries the ETag of the record. */

/** The ETag of a record that the decider could not read. */
export const UNREAD = '"unread"'

/** The address of the record that a decision speaks of; undefined where it is none, or about oneself. */
export function recordDecidedBy(address: string): string | undefined {
  const [path = ''] = address.split('?')
  return /^(?!\/v1\/me\/)(.+)\/(?:approval|rejection|verification|adoption|confirmation)$/.exec(path)?.[1]
}
