'use client'

import type { LucideIcon } from 'lucide-react'
import { useId, useState, type ComponentProps, type FormEvent } from 'react'
import { FormError } from '@/components/auth/form-error'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import type { Role } from './current-teammate'
import { PermittedButton } from './permitted-button'

type WithNoteProps = {
  trigger: string
  icon: LucideIcon
  needs: Role
  variant: ComponentProps<typeof Button>['variant']
  title: string
  description: string
  /** The word on the button that does it. */
  action: string
  /** Whether it may be done without saying why. */
  noteRequired?: boolean
  run: (note: string) => Promise<unknown>
}

/** A decision that is asked for again, with a note that stays in the history. */
export function WithNote({
  trigger,
  icon: Icon,
  needs,
  variant,
  noteRequired = false,
  ...dialog
}: WithNoteProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <PermittedButton needs={needs} variant={variant} onClick={() => setOpen(true)}>
        <Icon />
        {trigger}
      </PermittedButton>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={dialog.title} description={dialog.description}>
          <NoteForm {...dialog} noteRequired={noteRequired} onDone={() => setOpen(false)} />
        </DialogContent>
      </Dialog>
    </>
  )
}

type NoteFormProps = Pick<WithNoteProps, 'action' | 'run'> & { noteRequired: boolean; onDone: () => void }

function NoteForm({ action, run, noteRequired, onDone }: NoteFormProps) {
  const noteId = useId()
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const isShort = noteRequired && note.trim().length < 3
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (isShort) return setProblem('Say why, in a few words.')
    setBusy(true)
    setProblem(undefined)
    try {
      await run(note)
      onDone()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      <FormError message={problem} />
      <div className="grid gap-1.5">
        <label htmlFor={noteId} className="text-sm font-medium">
          {noteRequired ? 'Why' : 'Note (optional)'}
        </label>
        <textarea
          id={noteId}
          rows={3}
          maxLength={1_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          className="w-full rounded-md border border-line-strong bg-surface px-3 py-2 text-sm shadow-card"
        />
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" busy={busy}>
          {action}
        </Button>
      </div>
    </form>
  )
}
