/** What a list shows stands in its address: filters by the names of the API, order, rows a page, and the pages gone through. */
import { type SearchSchemaInput, useNavigate, useSearch } from '@tanstack/react-router'

const ROWS = 25

type Found = Record<string, string | undefined>

/** For the route of a list: whatever stands in its address. */
export function listSearch(search: Found & SearchSchemaInput): Found {
  return search
}

/**
 * The filters that are set, and how to set them. Whatever changes the list begins on its first page again. `newestFirst` is
 * the order where the address names none.
 */
export function useListAddress<Filter extends string>(names: readonly Filter[], newestFirst = '-createdAt') {
  const search = useSearch({ strict: false }) as Found
  const navigate = useNavigate()
  const { sort = newestFirst, limit = String(ROWS), trail = '' } = search
  const go = (change: Found) =>
    void navigate({ to: '.', search: (present: Found) => ({ ...present, ...change }) })
  const filters = Object.fromEntries(
    names.flatMap((name) => (search[name] ? [[name, search[name]]] : [])),
  ) as Partial<Record<Filter, string>>
  const cursors = trail === '' ? [] : trail.split(',')
  const field = sort.replace('-', '')
  return {
    filters,
    setFilters: (change: Partial<Record<Filter, string | undefined>>) => go({ ...change, trail: undefined }),
    clearFilters: () =>
      go({ ...Object.fromEntries(names.map((name) => [name, undefined])), trail: undefined }),
    /** What the API is asked for. */
    query: { ...filters, sort, limit: Number(limit), cursor: cursors.at(-1) },
    pager: {
      trail: cursors,
      size: Number(limit),
      onGo: (to: string[]) => go({ trail: to.join(',') || undefined }),
      onSize: (size: number) => go({ limit: String(size), trail: undefined }),
    },
    /** For a column by whose field the API can sort: the highest first, then the lowest. */
    sortBy: (name: string) => ({
      direction:
        field !== name
          ? ('none' as const)
          : sort.startsWith('-')
            ? ('descending' as const)
            : ('ascending' as const),
      onSort: () => go({ sort: sort === `-${name}` ? name : `-${name}`, trail: undefined }),
    }),
  }
}
