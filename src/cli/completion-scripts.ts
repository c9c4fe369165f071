/**
 * What a shell reads to complete `trysquare`. Every script asks the command that is being written, with the words up to
 * the cursor and without the quotes in them; it gets values, and quotes them as its shell wants. No value: files.
 */
export const COMPLETION_SCRIPTS = {
  bash: `# trysquare: completion for bash. To keep it: trysquare completion bash >> ~/.bashrc
_trysquare() {
  local word=\${COMP_WORDS[COMP_CWORD]} words=() one
  for one in "\${COMP_WORDS[@]:0:COMP_CWORD+1}"; do words+=("\${one//[\\'\\"\\\\]/}"); done
  COMPREPLY=()
  while IFS= read -r one; do
    [ -n "$one" ] || continue
    # Behind an open quote a value stands as it is: what the shell would act on there is not offered.
    case $word in
      [\\'\\"]*) case $one in *[\\$\\\`\\"\\'\\\\!]*) ;; *) COMPREPLY+=("$one") ;; esac ;;
      *) COMPREPLY+=("$(printf %q "$one")") ;;
    esac
  done < <("$1" --complete "\${words[@]}" 2>/dev/null)
}
complete -o bashdefault -o default -F _trysquare trysquare
`,
  zsh: `#compdef trysquare
# trysquare: completion for zsh. To keep it: trysquare completion zsh >> ~/.zshrc, behind compinit
_trysquare() {
  local -a values
  values=("\${(@f)$("\${words[1]}" --complete "\${(@)words[1,CURRENT]//[\\\\\\'\\"]/}" 2>/dev/null)}")
  values=(\${values:#})
  if (( $#values )); then compadd -- "\${values[@]}"; else _files; fi
}
if [[ \${zsh_eval_context[-1]} == loadautofunc ]]; then _trysquare "$@"; else compdef _trysquare trysquare; fi
`,
  fish: `# trysquare: completion for fish. To keep it: trysquare completion fish > ~/.config/fish/completions/trysquare.fish
function __trysquare_values
    set -l before (commandline -opc)
    set -l word (commandline -ct | string replace -ra '[\\\\\\\\\\'"]' '')
    set -l values ($before[1] --complete $before "$word" 2>/dev/null | string match -v '')
    if set -q values[1]
        printf '%s\\n' $values
    else
        __fish_complete_path "$word"
    end
end
complete -c trysquare -f -a '(__trysquare_values)'
`,
} as const;

export type ShellName = keyof typeof COMPLETION_SCRIPTS;
