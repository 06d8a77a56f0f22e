import { lookups } from './cases.js';
import type { CommandWords, Offer } from './command-words.js';

const complete = String.raw`
_cordboard() {
  local at= word takes=nothing i=2
  local -a next flags values
  _cordboard_next ''
  while ((i < CURRENT)); do
    word=${'$'}{words[i]}
    if [[ $word == -*=* ]]; then
      takes=nothing
    elif [[ $word == -* ]]; then
      _cordboard_takes "$at" "$word"
      if [[ $takes != nothing ]]; then ((i += 1)); fi
    elif ((${'$'}{next[(I)$word(|:*)]})); then
      at="${'$'}{at:+$at }$word"
      _cordboard_next "$at"
    fi
    ((i += 1))
  done
  word=${'$'}{words[CURRENT]}
  if ((i == CURRENT)) && [[ $word == --*=* ]]; then
    _cordboard_takes "$at" "${'$'}{word%%=*}"
    compset -P '*='
    ((i += 1))
  fi
  if ((i > CURRENT)); then
    case $takes in
      words) _describe value values ;;
      file) _files ;;
    esac
  elif [[ $word == -* ]] || ((${'$'}{#next} == 0)); then
    _cordboard_flags "$at"
    _describe flag flags
  else
    _describe command next
  fi
}

compdef _cordboard cordboard
`;

const shown = ({ name, about }: Offer): string => (about === '' ? name : `${name}:${about}`);

/** The script that completes in zsh, after `compinit`. */
export const zshScript = (commands: readonly CommandWords[]): string =>
  `#compdef cordboard\n# zsh completion for cordboard: source <(cordboard completion zsh), after compinit\n\n${lookups(commands, shown)}\n${complete}`;
