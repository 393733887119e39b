"""What the operator decides."""

import pytest

from registry.errors import Invalid
from registry.settings import Settings


def test_an_empty_environment_means_a_file_in_the_working_directory_open_to_readers() -> None:
    settings = Settings.from_environment({})

    assert settings.database_url == "sqlite:///registry.db"
    assert settings.reader_token is None
    assert not settings.demo


def test_the_public_secret_signs_nothing_outside_demo_and_tests() -> None:
    settings = Settings.from_environment({})

    with pytest.raises(Invalid) as refused:
        _ = settings.signing_key

    assert "REGISTRY_SECRET_KEY" in refused.value.fields


def test_a_secret_short_enough_to_guess_is_refused() -> None:
    settings = Settings.from_environment({"REGISTRY_SECRET_KEY": "hunter2"})

    with pytest.raises(Invalid, match="too short"):
        _ = settings.signing_key


def test_a_long_secret_signs() -> None:
    secret = "0123456789abcdef" * 2

    assert Settings.from_environment({"REGISTRY_SECRET_KEY": secret}).signing_key == secret


@pytest.mark.parametrize("settings", [Settings(demo=True), Settings(testing=True)])
def test_demo_and_tests_need_no_secret(settings: Settings) -> None:
    assert settings.signing_key


def test_an_empty_secret_is_no_secret() -> None:
    with pytest.raises(Invalid):
        _ = Settings.from_environment({"REGISTRY_SECRET_KEY": ""}).signing_key


@pytest.mark.parametrize(("word", "meaning"), [("1", True), ("Yes", True), ("0", False), ("off", False), ("", False)])
def test_a_flag_is_read_as_people_write_it(word: str, meaning: bool) -> None:
    assert Settings.from_environment({"REGISTRY_DEMO": word}).demo is meaning


def test_a_misspelt_flag_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        Settings.from_environment({"REGISTRY_DEMO": "ture"})

    assert "REGISTRY_DEMO" in refused.value.fields


def test_a_registrars_token_short_enough_to_guess_is_refused_unseen() -> None:
    with pytest.raises(Invalid) as refused:
        Settings.from_environment({"REGISTRY_REGISTRAR_TOKEN": "hunter2"})

    assert "REGISTRY_REGISTRAR_TOKEN" in refused.value.fields
    assert "hunter2" not in str(refused.value.fields)


def test_registrars_pages_are_open_without_a_token_only_in_a_demo_and_in_tests() -> None:
    token = "0123456789abcdef" * 2

    assert Settings(demo=True).open_to_registrars
    assert Settings(testing=True).open_to_registrars
    assert not Settings(demo=True, registrar_token=token).open_to_registrars
    assert not Settings.from_environment({}).open_to_registrars
    assert not Settings.from_environment({"REGISTRY_REGISTRAR_TOKEN": ""}).open_to_registrars


def test_no_secret_shows_when_settings_are_printed() -> None:
    settings = Settings(
        database_url="postgresql://u:hunter2@host/db",
        secret_key="hunter2",
        reader_token="hunter2",
        registrar_token="hunter2" * 5,
    )

    assert "hunter2" not in repr(settings)


def test_the_names_of_hosts_are_a_list() -> None:
    assert Settings.from_environment({"REGISTRY_HOSTS": "registry.example, www.registry.example ,"}).hosts == (
        "registry.example",
        "www.registry.example",
    )
    assert Settings.from_environment({}).hosts == ()
