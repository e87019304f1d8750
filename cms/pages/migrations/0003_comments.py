from django.db import migrations, models
import django.db.models.deletion


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0002_categories_and_studies'),
    ]

    operations = [
        migrations.AddField(
            model_name='articlepage',
            name='comments_open',
            field=models.BooleanField(default=True, help_text='Comments that were approved before stay below the article.', verbose_name='readers may comment'),
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, verbose_name='name')),
                ('text', models.TextField(max_length=2000, verbose_name='text')),
                ('text_hash', models.CharField(db_index=True, editable=False, max_length=64)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('approved', 'approved'), ('refused', 'refused'), ('spam', 'spam')], default='waiting', max_length=16, verbose_name='state')),
                ('suspicion', models.CharField(blank=True, choices=[('trap', 'filled in what only machines see'), ('links', 'too many links'), ('repeated', 'the same text as another comment'), ('busy', 'too many comments on this article in one day')], editable=False, max_length=16, verbose_name='set apart because of')),
                ('reply', models.TextField(blank=True, help_text='Shown below the comment, marked as yours. No personal advice, please.', verbose_name='answer of the practice')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='pages.articlepage', verbose_name='article')),
            ],
            options={
                'verbose_name': 'comment',
                'verbose_name_plural': 'comments',
                'ordering': ['-created_at'],
                'default_permissions': ('view', 'change', 'delete'),
                'indexes': [models.Index(fields=['article', 'state'], name='comments_of_an_article')],
                'constraints': [models.UniqueConstraint(fields=('article', 'name', 'text_hash'), name='a_comment_pressed_twice_is_one')],
            },
        ),
    ]
