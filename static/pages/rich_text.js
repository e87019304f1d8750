/* Two buttons of the rich text editor: a link into the funnel, and a reference to a source.
   Each opens a dialog of its own; what is chosen becomes a Draftail entity. */
(function () {
  "use strict";

  const { React, DraftJS, draftail } = window;

  const element = (tag, attributes = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), attributes);
    node.append(...children);
    return node;
  };

  const field = (label, control) => element("label", { className: "entity-dialog__field" }, label, control);

  const fetchChoices = async (url, parameters) => {
    const response = await fetch(`${url}?${new URLSearchParams(parameters)}`, {
      headers: { Accept: "application/json" },
    });
    if (!response.ok) throw new Error(response.statusText);
    return (await response.json()).choices;
  };

  /* One select with a first choice that needs no list, such as "the nearest". */
  const choiceList = (first, words) => {
    const select = element("select", { size: 6, required: true });
    const problem = element("p", { className: "entity-dialog__problem", role: "alert" });
    let asked = 0;

    const fill = async (url, parameters, chosen) => {
      const mine = (asked += 1);
      let choices = [];
      problem.textContent = "";
      try {
        choices = await fetchChoices(url, parameters);
      } catch {
        problem.textContent = words.failed;
      }
      if (mine !== asked) return;
      select.replaceChildren(new Option(first, ""), ...choices.map(({ id, title }) => new Option(title, id)));
      select.value = choices.some(({ id }) => String(id) === String(chosen)) ? String(chosen) : "";
    };
    return { select, problem, fill };
  };

  /* What each kind of entity asks for. `build` returns the fields, `read` what was chosen. */
  const forms = {
    FUNNEL_LINK({ kinds, words, choicesUrl }, data) {
      const kind = element("select", {}, ...kinds.map((each) => new Option(each.label, each.kind)));
      kind.value = data.kind || kinds[0].kind;
      const list = choiceList(words.nearest, words);
      const refill = (chosen) => list.fill(choicesUrl, { kind: kind.value }, chosen);
      kind.addEventListener("change", () => refill(null));
      refill(data.id);
      return {
        fields: [field(words.kind, kind), field(words.which, list.select), list.problem],
        read: () => ({ kind: kind.value, id: list.select.value || null }),
        text: () => kind.selectedOptions[0].textContent,
      };
    },
    SOURCE({ words, choicesUrl }, data) {
      const query = element("input", { type: "search", autocomplete: "off" });
      const list = choiceList(words.unfilled, words);
      let waiting;
      query.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => list.fill(choicesUrl, { q: query.value }, list.select.value), 250);
      });
      list.fill(choicesUrl, { id: data.id || "" }, data.id);
      return {
        fields: [field(words.search, query), field(words.which, list.select), list.problem],
        read: () => ({ id: list.select.value || null }),
        text: () => words.text,
      };
    },
  };

  const openDialog = (entityType, data, onChosen, onClosed) => {
    const { words } = entityType;
    const form = forms[entityType.type](entityType, data);
    const cancel = element("button", { type: "button", className: "button button-secondary" }, words.cancel);
    const insert = element("button", { type: "submit", className: "button" }, words.insert);
    const body = element(
      "form",
      { method: "dialog" },
      element("h2", {}, words.title),
      ...form.fields,
      element("div", { className: "entity-dialog__buttons" }, insert, cancel),
    );
    const dialog = element("dialog", { className: "entity-dialog" }, body);
    let chosen = null;

    body.addEventListener("submit", () => {
      chosen = { data: form.read(), text: form.text() };
    });
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (chosen) onChosen(chosen);
      else onClosed();
    });
    // The editor form of the page must not hear of this dialog's fields.
    document.body.append(dialog);
    dialog.showModal();
    return dialog;
  };

  const withEntity = (editorState, type, { data, text }) => {
    const selection = editorState.getSelection();
    const content = editorState.getCurrentContent().createEntity(type, "MUTABLE", data);
    const key = content.getLastCreatedEntityKey();
    if (!selection.isCollapsed()) {
      return DraftJS.RichUtils.toggleLink(editorState, selection, key);
    }
    const changed = DraftJS.Modifier.replaceText(content, selection, text, null, key);
    return DraftJS.EditorState.push(editorState, changed, "insert-characters");
  };

  class EntitySource extends React.Component {
    componentDidMount() {
      const { editorState, entity, entityType, onComplete, onClose } = this.props;
      const data = entity ? entity.getData() : {};
      this.dialog = openDialog(
        entityType,
        data,
        (chosen) => onComplete(withEntity(editorState, entityType.type, chosen)),
        onClose,
      );
    }

    componentWillUnmount() {
      this.dialog.remove();
    }

    render() {
      return null;
    }
  }

  const decorator = (icon, labelOf) =>
    function Entity(props) {
      const data = props.contentState.getEntity(props.entityKey).getData();
      const { Icon } = window.wagtail.components;
      return React.createElement(draftail.TooltipEntity, {
        ...props,
        icon: React.createElement(Icon, { name: icon }),
        label: labelOf(data),
        url: "",
      });
    };

  const named = (data) => (data.id ? `#${data.id}` : "…");
  const plugins = [
    { type: "FUNNEL_LINK", decorator: decorator("rotate", (data) => `${data.kind} ${named(data)}`) },
    { type: "SOURCE", decorator: decorator("openquote", named) },
  ];
  plugins.forEach((plugin) =>
    draftail.registerPlugin({ ...plugin, source: EntitySource }, "entityTypes"),
  );
})();
