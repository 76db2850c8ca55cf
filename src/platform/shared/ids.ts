import { v7 } from 'uuid'

/** A new id: UUIDv7, so ids sort by time of creation. */
export function newId(): string {
  return v7()
}
