'use client'

import { useState, type FormEvent, type ReactNode } from 'react'
import { FormError } from '@/components/auth/form-error'
import { Choice } from '@/components/store/choice'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type FarewellChoice = 'keep' | 'hand-over' | 'restrict'

type Answer = { choice: FarewellChoice; title: string; meaning: ReactNode; action: string }

type FarewellFormProps = {
  /** What becomes of the people, in the order in which it is offered. None is chosen beforehand. */
  answers: Answer[]
  /** What has to be typed. */
  name: string
  isBusy: boolean
  error: string | undefined
  onLeave: (choice: FarewellChoice, confirmation: string) => void
}

/** Asks what becomes of the people when something is left, and for its name as a signature. */
export function FarewellForm({ answers, name, isBusy, error, onLeave }: FarewellFormProps) {
  const [choice, setChoice] = useState<FarewellChoice>()
  const [typed, setTyped] = useState('')
  const chosen = answers.find((answer) => answer.choice === choice)
  const isTyped = typed.trim().toLowerCase() === name.toLowerCase()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen && isTyped) onLeave(chosen.choice, typed)
  }
  return (
    <form onSubmit={submit} className="grid max-w-2xl gap-4">
      <FormError message={error} />
      <fieldset className="grid gap-2">
        <legend className="mb-2 text-sm font-medium">What becomes of the people</legend>
        {answers.map((answer) => (
          <Choice
            key={answer.choice}
            name="farewell"
            checked={answer.choice === choice}
            onChoose={() => setChoice(answer.choice)}
            title={answer.title}
          >
            {answer.meaning}
          </Choice>
        ))}
      </fieldset>
      {chosen && (
        <>
          <Field label={`Type ${name} to confirm`}>
            {(control) => (
              <Input
                autoComplete="off"
                spellCheck={false}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                {...control}
              />
            )}
          </Field>
          <PermittedButton
            needs="admin"
            type="submit"
            variant="danger"
            className="justify-self-start"
            busy={isBusy}
            disabled={!isTyped}
          >
            {chosen.action}
          </PermittedButton>
        </>
      )}
    </form>
  )
}
