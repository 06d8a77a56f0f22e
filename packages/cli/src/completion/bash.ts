import { lookups } from './cases.js';
import type { CommandWords } from './command-words.js';

// Bash divides `--state=ready` into three words.
const complete = String.raw`
_cordboard() {
  local cur=${'$'}{COMP_WORDS[COMP_CWORD]} at= word takes=nothing i=1 IFS=$' \n'
  local -a next flags values
  _cordboard_next ''
  while ((i < COMP_CWORD)); do
    word=${'$'}{COMP_WORDS[i]}
    if [[ $word == -* ]]; then
      _cordboard_takes "$at" "$word"
      if [[ ${'$'}{COMP_WORDS[i + 1]} == '=' ]]; then ((i += 2)); elif [[ $takes != nothing ]]; then ((i += 1)); fi
    elif [[ " ${'$'}{next[*]} " == *" $word "* ]]; then
      at="${'$'}{at:+$at }$word"
      _cordboard_next "$at"
    fi
    ((i += 1))
  done
  COMPREPLY=()
  if ((i > COMP_CWORD)); then
    if [[ $cur == '=' ]]; then cur=; fi
    case $takes in
      words) COMPREPLY=($(compgen -W "${'$'}{values[*]}" -- "$cur")) ;;
      file)
        IFS=$'\n'
        COMPREPLY=($(compgen -f -- "$cur"))
        compopt -o filenames 2>/dev/null
        ;;
    esac
  elif [[ $cur == -* || ${'$'}{#next[@]} -eq 0 ]]; then
    _cordboard_flags "$at"
    COMPREPLY=($(compgen -W "${'$'}{flags[*]}" -- "$cur"))
  else
    COMPREPLY=($(compgen -W "${'$'}{next[*]}" -- "$cur"))
  fi
}

complete -F _cordboard cordboard
`;

/** The script that completes in bash, from version 3.2 on. */
export const bashScript = (commands: readonly CommandWords[]): string =>
  `# bash completion for cordboard: source <(cordboard completion bash)\n\n${lookups(commands, ({ name }) => name)}\n${complete}`;
