'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BadRow, GoodRow } from '@/core/inbound/csv-rows'
import { useTRPC } from '@/trpc/client'

/** Rows of one request. */
const PART = 50

export type Progress = { done: number; total: number; applied: number; unchanged: number; refused: BadRow[] }

/** Sends the rows of a file part by part, and counts what became of them. */
export function useImport(directoryId: string) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [progress, setProgress] = useState<Progress | null>(null)
  const send = useMutation(trpc.directories.importPeople.mutationOptions())
  const run = useMutation({
    mutationFn: async ({ importId, rows }: { importId: string; rows: GoodRow[] }) => {
      let now: Progress = { done: 0, total: rows.length, applied: 0, unchanged: 0, refused: [] }
      setProgress(now)
      for (let start = 0; start < rows.length; start += PART) {
        const part = rows.slice(start, start + PART).map(({ line, event }) => ({ line, event }))
        now = counted(now, await send.mutateAsync({ directoryId, importId, rows: part }))
        setProgress(now)
      }
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries(trpc.directories.pathFilter()),
        queryClient.invalidateQueries(trpc.people.pathFilter()),
      ]),
  })
  return { run, progress }
}

type Imported = { line: number; outcome: 'applied' | 'ignored' | 'refused'; reason: string | null }

function counted(before: Progress, results: Imported[]): Progress {
  const refused = results.filter(({ outcome }) => outcome === 'refused')
  return {
    ...before,
    done: before.done + results.length,
    applied: before.applied + results.filter(({ outcome }) => outcome === 'applied').length,
    unchanged: before.unchanged + results.filter(({ outcome }) => outcome === 'ignored').length,
    refused: [...before.refused, ...refused.map(({ line, reason }) => ({ line, reason: reason ?? '' }))],
  }
}
